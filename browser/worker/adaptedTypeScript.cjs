// The build gives tslab this module as `@tslab/typescript-for-tslab`.
module.exports = require('./heldTypeScript.ts').held.typescript;
