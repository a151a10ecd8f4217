/** What a jar has to be before anybody opens it: a whole archive within limits, with a manifest that means something. */
package dev.cofferdam.deploy.admission;
