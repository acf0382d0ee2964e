/**
 * What the page asks the studio: each class here adds the routes of one subject. They translate between JSON and the rooms below, and
 * decide nothing.
 */
package io.bigtheta.studio.api;
