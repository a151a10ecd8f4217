/** From folder to revisions: watch, settle, stage, admit, choose, and the note beside a jar that cannot be used. */
package dev.cofferdam.deploy;
