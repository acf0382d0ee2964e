/**
 * The runs of the studio: a {@link io.bigtheta.studio.desk.Desk} lists the folders of runs and trains those that were started, one
 * after another. Every run keeps a log of messages for the page. Nothing here knows of HTTP.
 */
package io.bigtheta.studio.desk;
