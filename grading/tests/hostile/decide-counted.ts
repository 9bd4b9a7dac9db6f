// decideCheck decide
let turn = 0;
const decide = () => ['true', 'false', 'undecided', 'undecided', 'true'][turn++ % 5];
