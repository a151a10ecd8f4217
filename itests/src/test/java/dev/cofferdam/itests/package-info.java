/** The assembled container, driven from outside through its three doors: the folder, the shell, the API. */
package dev.cofferdam.itests;
