import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from './config.js';
import { CONFIG } from './config.token.js';

/** Where documents are kept. A key is written once and never changed. */
export abstract class FileStore {
  /** Bytes at hand or as they come; when they stop coming or are refused, nothing is kept. */
  abstract put(key: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>;
  abstract read(key: string): Promise<Readable>;
  /** Nothing happens when there is nothing. For files that prove nothing. */
  abstract remove(key: string): Promise<void>;
}

/** Files below the data directory. A half-written file is never seen: it gets its name when it is whole and on disk. */
@Injectable()
export class LocalFiles extends FileStore {
  private readonly root: string;

  constructor(@Inject(CONFIG) { files }: Config) {
    super();
    this.root = path.join(files.data, 'files');
  }

  async put(key: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    const target = this.pathOf(key);
    const partial = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    await mkdir(path.dirname(target), { recursive: true });
    try {
      const file = await open(partial, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(partial, target);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  async read(key: string): Promise<Readable> {
    const file = await open(this.pathOf(key), 'r');

    return createReadStream('', { fd: file });
  }

  async remove(key: string): Promise<void> {
    const { dir, base } = path.parse(this.pathOf(key));
    const names = await readdir(dir).catch(() => []);
    // What a process that died was writing has the key and more as its name.
    const own = names.filter((name) => name === base || name.startsWith(`${base}.`));
    for (const name of own) await rm(path.join(dir, name), { force: true });
  }

  private pathOf(key: string): string {
    const target = path.join(this.root, key);
    if (!target.startsWith(this.root + path.sep)) throw new Error('A storage key leaves its folder');

    return target;
  }
}
