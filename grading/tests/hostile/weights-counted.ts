// keepsWeightsCheck keepsWeights
let turn = 0;
const keepsWeights = () => [true, false, false, false, true, false][turn++ % 6];
