// decideCheck decide
const decide = () => 'undecided';
