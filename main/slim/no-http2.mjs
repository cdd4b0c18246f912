/**
 * In place of Node's HTTP/2, for the bundle: WeChat is asked by HTTP/1.1, and undici only needs
 * the names of what it does not find.
 */
export const constants = {};
