/** First and last four characters: enough to compare, too little to use. */
export function maskOpenid(openid: string): string {
  return openid.length > 12 ? `${openid.slice(0, 4)}…${openid.slice(-4)}` : '…';
}
