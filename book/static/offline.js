// @ts-nocheck the browser gives this script its globals
/** Keeps the pages that a reader has seen for times without network. */
window.keepForOffline(new URL('../', document.currentScript.src));
