/*
 * One socket to a wss-backend server, in plain JavaScript. Both ends may run, request,
 * post and subscribe: `routes` are the functions that the server may run here.
 *
 * It reconnects until `close()`, and subscribes again to what was subscribed before.
 */
const PROTOCOL = "wss-backend.v1";
const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

/** An error reply: `code`, `status`, `detail` as they came. */
export class WssError extends Error {
  constructor(error) {
    super(error.detail ?? error.title ?? error.code);
    this.code = error.code;
    this.status = error.status;
    this.detail = error.detail;
  }
}

export class WssSocket {
  #url;
  #routes;
  #onState;
  #socket;
  #id;
  #speaksV1 = false;
  #wait = FIRST_WAIT;
  #closed = false;
  #nextCallback = 1;
  #pending = new Map();
  #listeners = new Map();

  constructor(url, { routes = {}, onState = () => {} } = {}) {
    this.#url = url;
    this.#routes = routes;
    this.#onState = onState;
  }

  open() {
    this.#closed = false;
    this.#onState("connecting");
    this.#socket = new WebSocket(this.#url, [PROTOCOL]);
    this.#socket.onmessage = (event) => this.#receive(JSON.parse(event.data));
    this.#socket.onclose = (event) => this.#lost(event);
    return this;
  }

  close() {
    this.#closed = true;
    this.#socket?.close(1000);
  }

  get isOpen() {
    return this.#id !== undefined;
  }

  /** Text that is no call: the server's handlers see it. */
  send(text) {
    this.#socket.send(text);
  }

  post(route, ...args) {
    this.#write({ route, args });
  }

  request(route, ...args) {
    return this.call({ route, args });
  }

  /** Everything a call can say: `{route, args, method}`; with `onElement` it is a stream. */
  call(call, onElement) {
    if (!this.isOpen) {
      return Promise.reject(new WssError({ code: "not-connected", detail: "There is no connection" }));
    }
    return new Promise((resolve, reject) => {
      const callbackId = this.#nextCallback++;
      this.#pending.set(callbackId, { resolve, reject, onElement });
      const inner = onElement ? { ...call, stream: true } : call;
      this.#write({ route: "runRequest", args: [inner, this.#id, callbackId] });
    });
  }

  /** Calls `listener` with the newest output of `route`, and with each one after it. */
  subscribe(route, listener) {
    this.#listeners.set(route, { listener, seen: undefined });
    return this.isOpen ? this.#register(route) : Promise.resolve();
  }

  #register(route) {
    const call = { route: "subscribeSocket", args: [route, this.#id] };
    return this.call(this.#speaksV1 ? { ...call, current: true } : call);
  }

  #write(frame) {
    this.#socket.send(JSON.stringify(frame));
  }

  #receive(frame) {
    const route = frame.route ?? frame.node;
    if (route === "setId") {
      this.#opened(frame);
    }
    else if (route === "runRequest") {
      const [call, , callbackId] = frame.args;
      this.#answer(call, callbackId);
    }
    else if (typeof route === "string") {
      this.#run(frame).catch((error) => console.warn(`${route} failed`, error));
    }
    else if (this.#pending.has(frame.callbackId)) {
      this.#answered(frame);
    }
    else if ("args" in frame) {
      this.#emitted(frame);
    }
  }

  /* After a reconnect the newest output comes again, though it may have been seen before. */
  #emitted({ callbackId, args, version, epoch }) {
    const subscription = this.#listeners.get(callbackId);
    const position = version && `${epoch} ${version}`;
    if (subscription && (!position || subscription.seen !== position)) {
      subscription.seen = position;
      subscription.listener(args);
    }
  }

  #opened(frame) {
    this.#id = frame.args;
    this.#speaksV1 = frame.protocol === PROTOCOL;
    this.#wait = FIRST_WAIT;
    for (const route of this.#listeners.keys()) {
      this.#register(route).catch((error) => console.warn(`No subscription to ${route}`, error));
    }
    this.#onState("open");
  }

  #answered({ callbackId, args, error, more }) {
    const { resolve, reject, onElement } = this.#pending.get(callbackId);
    if (more) {
      onElement?.(args);
      return;
    }
    this.#pending.delete(callbackId);
    if (error) {
      reject(new WssError(error));
    }
    else {
      resolve(args);
    }
  }

  async #run({ route, node, args }) {
    const name = route ?? node;
    if (!Object.hasOwn(this.#routes, name)) {
      throw new WssError({ code: "route-not-found", status: 404, title: "Not Found" });
    }
    return this.#routes[name](...(Array.isArray(args) ? args : [args]));
  }

  /* The answer is for the socket that asked: on a later one the number means another question. */
  async #answer(call, callbackId) {
    const asker = this.#socket;
    const answer = await this.#run(call).then(
      (args = null) => ({ args, callbackId }),
      ({ code = "internal", status = 500 }) => ({ callbackId, error: { code, status, title: "The page failed" } }),
    );
    if (asker.readyState === WebSocket.OPEN) {
      asker.send(JSON.stringify(answer));
    }
  }

  #lost(event) {
    this.#id = undefined;
    for (const { reject } of this.#pending.values()) {
      reject(new WssError({ code: "connection-lost", detail: "The connection was lost; the outcome is unknown" }));
    }
    this.#pending.clear();
    if (this.#closed) {
      this.#onState("closed", event);
      return;
    }
    const wait = this.#wait * (0.5 + Math.random() / 2);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    this.#onState("waiting", wait);
    setTimeout(() => this.#closed || this.open(), wait);
  }
}
