const { TestEnvironment } = require('jest-environment-jsdom');

const lacking = [
  'fetch',
  'Headers',
  'Request',
  'Response',
  'ReadableStream',
  'TextEncoder',
  'TextDecoder',
  'structuredClone',
  // Node's requests take only Node's signals.
  'AbortController',
  'AbortSignal',
];

/** A page in jsdom with the parts of a browser that jsdom lacks and Node has. */
module.exports = class Browser extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of lacking) this.global[name] = globalThis[name];
    this.global.BroadcastChannel = QuietChannel;
    this.global.scrollTo = () => undefined;
  }
};

/** Does not keep the tests running while it waits for other tabs. */
class QuietChannel extends BroadcastChannel {
  constructor(name) {
    super(name);
    this.unref();
  }
}
