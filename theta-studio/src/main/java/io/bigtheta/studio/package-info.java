/** The studio: {@link io.bigtheta.studio.Studio} opens the page and the server behind it. The command line enters here. */
package io.bigtheta.studio;
