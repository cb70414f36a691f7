/*
 * What the peers have in common, and how the load generator talks to their process: it prints READY with its port when
 * it listens on 127.0.0.1 (the port of the first argument, 0 for any that is free), answers a line "heap" on standard
 * input with HEAP and the bytes that are in use after collection, and ends with its standard input.
 */
const readline = require("node:readline");
const { setImmediate: nextTurn } = require("node:timers/promises");

const MAX_COLLECTIONS = 20;
const VALUES_A_TURN = 64;
const BARE = 25; // bytes of a value without its filling, about

/** The bytes of JavaScript objects and of the buffers that they own, collected until that changes little. */
async function liveBytes() {
  if (!global.gc) {
    throw new Error("The heap can be told with --expose-gc only");
  }
  let before = Infinity;
  for (let i = 0; i < MAX_COLLECTIONS; i++) {
    global.gc();
    await nextTurn();
    const { heapUsed, external } = process.memoryUsage();
    const bytes = heapUsed + external;
    if (before - bytes < 1024) {
      return bytes;
    }
    before = bytes;
  }
  return before;
}

/** Listen, and keep to the contract with the load generator. */
function listen(httpServer, onListening = () => {}) {
  httpServer.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => {
    const { port } = httpServer.address();
    onListening(port);
    console.log(`READY ${port}`);
  });
  const input = readline.createInterface({ input: process.stdin });
  input.on("line", async (line) => {
    if (line === "heap") {
      console.log(`HEAP ${await liveBytes()}`);
    }
  });
  input.on("close", () => process.exit(0));
}

/** Values of about so many bytes of JSON, numbered from start. */
function* values(count, size, start) {
  const pad = "x".repeat(Math.max(0, size - BARE));
  for (let n = start; n < start + count; n++) {
    yield { n, t: 0, pad };
  }
}

/**
 * Publish as fast as can be. The event loop gets its turn now and then, so that sockets that do not take all at once are
 * written to meanwhile and not at the end only. (A turn for each value costs socket.io half as much again, and the others
 * nothing.)
 */
async function publishAll(count, size, start, publish) {
  for (const value of values(count, size, start)) {
    publish(value);
    if (value.n % VALUES_A_TURN === 0) {
      await nextTurn();
    }
  }
  return count;
}

module.exports = { listen, publishAll };
