/** Files that a page has sent: where they are kept, and how an archive of images is unpacked without trusting it. */
package io.bigtheta.studio.upload;
