const kept: Buffer[] = [];
while (true) kept.push(Buffer.alloc(64 * 2 ** 20, 1));
