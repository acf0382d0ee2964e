/** The networks of a pruning, looked at: which units are left, what these look for, and how fast a network answers. */
package io.bigtheta.studio.prune;
