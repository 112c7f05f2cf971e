const { TestEnvironment } = require('jest-environment-jsdom');

/** A page in jsdom with the parts of a browser that jsdom lacks and Node has. */
module.exports = class Browser extends TestEnvironment {
  async setup() {
    await super.setup();
    const { fetch, Headers, Request, Response, ReadableStream, TextEncoder, TextDecoder, structuredClone } =
      globalThis;
    const { AbortController, AbortSignal } = globalThis;
    Object.assign(this.global, {
      fetch,
      Headers,
      Request,
      Response,
      ReadableStream,
      TextEncoder,
      TextDecoder,
    });
    // Node's requests take only Node's signals.
    Object.assign(this.global, { AbortController, AbortSignal, structuredClone });
    this.global.scrollTo = () => undefined;
    this.global.IS_REACT_ACT_ENVIRONMENT = true;
  }
};
