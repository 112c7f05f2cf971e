import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Writes .br and .gz beside every text file once, so that the server never compresses the same file twice. */
function precompress(): Plugin {
  let folder = '';

  return {
    name: 'precompress',
    apply: ({ build }, { command }) => command === 'build' && !build?.ssr,
    configResolved: ({ root, build }) => {
      folder = path.resolve(root, build.outDir);
    },
    closeBundle: () => {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(?:js|css|svg|json)$/.test(entry.name)) continue;
        const file = path.join(entry.parentPath, entry.name);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(
          `${file}.br`,
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        );
      }
    },
  };
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    // Only the language we speak: saves 38 KB of the components' own words.
    { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' },
    react(),
    tailwindcss(),
    precompress(),
  ],
  // The worker that draws documents asks where it was loaded from, which only a module can.
  worker: { format: 'es' },
  resolve: { conditions: ['@cohesion/source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2023',
    manifest: !isSsrBuild,
    reportCompressedSize: false,
    // One small stylesheet, named in the page the server sends: no page is ever seen without its looks.
    cssCodeSplit: false,
    rollupOptions: {
      ...(isSsrBuild ? {} : { input: 'src/main.tsx' }),
      // What every page needs is one file: it compresses better, and stays in the cache when only our own code changes.
      ...(isSsrBuild
        ? {}
        : {
            output: {
              codeSplitting: {
                groups: [
                  {
                    name: 'base',
                    // no-eval with them: it has to run before any file that builds a contract.
                    test: /node_modules\/(?:react|react-dom|scheduler|react-router|@tanstack|zod)\/|platform\/no-eval/,
                  },
                ],
              },
            },
          }),
      // A contract is only a description: a route brings those it reads, not all of them.
      treeshake: { moduleSideEffects: [{ test: /libs\/contracts\/src\//, sideEffects: false }] },
    },
  },
  ssr: {
    noExternal: true,
    resolve: { conditions: ['@cohesion/source', 'module', 'node', 'development|production'] },
  },
}));
