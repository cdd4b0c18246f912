/** Which addresses a till may talk to: https anywhere, plain http on this machine only. */
import { describe, expect, test } from 'vitest';
import { isAllowedBase, isLoopback, isProxy } from '../../../main/settings/api-base';

describe('an API base', () => {
  test.each([
    'https://api.weixin.qq.com',
    'https://api.weixin.qq.com/',
    'https://shop.example:8443/wechat',
    'HTTPS://API.WEIXIN.QQ.COM',
    'http://localhost:8080',
    'http://127.0.0.1',
    'http://127.1:80',
    'http://127.255.255.254',
    'http://[::1]:8080',
  ])('may be %s', (url) => {
    expect(isAllowedBase(url)).toBe(true);
  });

  test.each([
    'http://api.weixin.qq.com',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'http://[::]',
    'http://localhost.evil.invalid',
    'http://127.0.0.1.evil.invalid',
    'http://127.0.0.1@evil.invalid',
    'https://user@api.weixin.qq.com',
    'https://:pass@api.weixin.qq.com',
    'ws://127.0.0.1',
    'file:///etc/passwd',
    'javascript:1',
    'api.weixin.qq.com',
    'https://',
    '',
  ])('may not be %s', (url) => {
    expect(isAllowedBase(url)).toBe(false);
  });
});

test('this machine is known by its names and numbers', () => {
  const urls = [
    'http://localhost',
    'https://127.0.0.9',
    'http://[::1]',
    'https://api.weixin.qq.com',
    'http://128.0.0.1',
  ];
  expect(urls.map(isLoopback)).toEqual([true, true, true, false, false]);
});

test('a proxy is reached by http or https', () => {
  const urls = [
    'http://10.0.0.1:3128',
    'https://u:p@proxy.example',
    'socks5://10.0.0.1',
    '10.0.0.1:3128',
    'http://',
    '',
  ];
  expect(urls.map(isProxy)).toEqual([true, true, false, false, false, false]);
});
