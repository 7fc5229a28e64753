// fhirclient asks for cross-fetch, which brings node-fetch 2: a response with a Content-Length that is cut short then
// hangs until the caller's time limit, and every request opens a new connection. The fetch of Node has neither fault.

/** Passes at most `limit` bytes on, then fails; counted after decompression, so a small packed body cannot grow. */
function atMost(limit) {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > limit) controller.error(new RangeError('response too large'));
      else controller.enqueue(chunk);
    },
  });
}

/** As node-fetch: `size` is the largest body in bytes, 0 or absent for no limit. */
async function fetch(url, { size = 0, ...options } = {}) {
  // Looked up at each call because tests put an interceptor in its place.
  const response = await globalThis.fetch(url, options);
  if (!size || !response.body) return response;
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(atMost(size)), { status, statusText, headers });
}

module.exports = { fetch, Headers, Request, Response };
