/** Experiments that test a claim: they wait for the runs before them, and what they found is kept in the folder of the runs. */
package io.bigtheta.studio.experiment;
