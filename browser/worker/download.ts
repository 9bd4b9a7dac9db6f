/** Loads a file over a connection that may break. */
const { fetch, setTimeout } = globalThis; // before cells can replace them
const PAUSES = [0, 1000, 2000, 4000]; // ms before each new try; as soon as something comes, they count from the first again

/** How much of a file has come, in bytes. `whole` is 0 if the server does not say. */
export interface Progress {
  come: number;
  whole: number;
  /** What became of a connection that broke. */
  note: '' | 'trying again' | 'resumed' | 'begun anew';
}

interface Part {
  bytes: Uint8Array<ArrayBuffer>[];
  progress: Progress;
}

/** What has come of files whose loading was cut off. */
const parts = new Map<string, Part>();

/**
 * Loads a file. After a break it asks for the rest, and takes the whole anew from a server that does not give parts. Where nothing
 * more comes, the next call goes on from there.
 *
 * @returns Undefined if the server has no such file.
 * @throws Error when the server cannot be reached.
 */
export async function download(
  address: string,
  took: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const part = parts.get(address) ?? { bytes: [], progress: { come: 0, whole: 0, note: '' } };
  for (let tries = 0; ; tries++) {
    const before = part.progress.come;
    try {
      const isThere = await takeRest(address, part, took, signal);
      parts.delete(address);
      return isThere ? new Uint8Array(await new Blob(part.bytes).arrayBuffer()) : undefined;
    } catch (error) {
      if (part.progress.come === 0) throw error;
      parts.set(address, part);
      if (part.progress.come > before) tries = 0;
      if (signal?.aborted || tries === PAUSES.length) throw error;
      part.progress.note = 'trying again';
      took(part.progress);
      await new Promise((resolve) => setTimeout(resolve, PAUSES[tries]));
    }
  }
}

/** Adds what is missing to the part. Returns whether there is such a file. */
async function takeRest(
  address: string,
  part: Part,
  took: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  const { progress } = part;
  const headers: Record<string, string> = progress.come > 0 ? { Range: `bytes=${progress.come}-` } : {};
  const { ok, status, body, headers: given } = await fetch(address, { headers, signal });
  if (!ok || !body) return false;
  const isRest = status === 206 && given.get('content-range')?.startsWith(`bytes ${progress.come}-`);
  if (progress.come > 0) progress.note = isRest ? 'resumed' : 'begun anew';
  if (!isRest) {
    part.bytes = [];
    progress.come = 0;
  }
  const rest = given.get('content-length');
  progress.whole = rest ? progress.come + Number(rest) : 0;
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    part.bytes.push(read.value);
    progress.come += read.value.length;
    took(progress);
  }
  return true;
}
