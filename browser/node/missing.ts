/** Takes the place of a module that nothing uses here. */
export default {};
