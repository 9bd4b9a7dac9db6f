/** Only the thread that ends endless loops uses it, and that thread never starts here. */
export class Session {}
export default { Session };
