import type { DemoSettings } from '../options.ts'
import type { DemoUser } from '../site/users.ts'
import { fullName } from '../site/users.ts'
import type { Answer } from './answer.ts'
import { page } from './answer.ts'
import { linoJson } from './json.ts'

export const escapeHtml = (raw: string): string =>
  raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const failure = (title: string, text: string): string =>
  `\n<!doctype html>\n<html lang="en">\n<head>\n  <title>${title}</title>\n</head>\n` +
  `<body>\n  <h1>${title}</h1><p>${text}</p>\n</body>\n</html>\n`

type Failing = 'badRequest' | 'forbidden' | 'notFound' | 'server'

const today: Record<Failing, readonly [status: number, title: string, text: string]> = {
  badRequest: [400, 'Bad Request (400)', ''],
  forbidden: [403, '403 Forbidden', ''],
  notFound: [404, 'Not Found', 'The requested resource was not found on this server.'],
  server: [500, 'Server Error (500)', ''],
}
const before: Record<Failing, readonly [status: number, title: string, text: string]> = {
  badRequest: [400, 'Bad Request (400)', ''],
  forbidden: [403, 'Permission denied', 'You have no permission to see this page.'],
  notFound: [404, 'Page not found', 'There is no page of this address.'],
  server: [500, 'Server error (500)', 'Something went wrong on the server.'],
}

/** The error pages of Django (26) and of Lino itself (21). Today's pages give no reason at all. */
export function errorPage(settings: DemoSettings, kind: Failing): Answer {
  const [status, title, text] = (settings.lino === '26' ? today : before)[kind]
  return page(failure(title, text), status)
}

/** Django's page for a missing or wrong CSRF pair. */
export function csrfPage(settings: DemoSettings, reason: string): Answer {
  const body =
    `\n<!DOCTYPE html>\n<html lang="en">\n<head>\n  <title>403 Forbidden</title>\n</head>\n<body>\n` +
    `<div id="summary">\n  <h1>Forbidden <span>(403)</span></h1>\n` +
    `  <p>CSRF verification failed. Request aborted.</p>\n  <p>${reason}</p>\n</div>\n</body>\n</html>\n`
  return page(body, 403, settings.lino === '26' ? 'text/html; charset=utf-8' : 'text/html')
}

/** The page at `/`: what a browser needs to start the front end. */
export function indexPage(settings: DemoSettings, user: DemoUser | null): Answer {
  const title = escapeHtml(settings.title)
  if (settings.frontEnd === 'react') {
    const body =
      `<!DOCTYPE html>\n<html language="en"><head>\n<meta charset="utf-8"/>\n<title>${title}</title>\n</head>\n` +
      `<body>\n  <noscript>You need to enable JavaScript to run this app.</noscript>\n  <div id="root">` +
      `<p>${title} is a demo site: open it in the console.</p></div>\n</body>\n` +
      `<script>window.Lino = Object.assign(window.Lino || {}, { lv: ${lv}, site_name: "demo" });</script>\n</html>\n`
    return page(body, 200, 'text/html;charset="utf-8"')
  }
  const who = user === null ? '' : `Lino.user = ${linoJson({ id: user.id, name: fullName(user) })};`
  const body =
    `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n` +
    `<html>\n<head><title id="title">${title}</title>\n` +
    `<script type="text/javascript" src="/media/cache/js/lino_${user?.type ?? '000'}_en.js"></script>\n` +
    `<script type="text/javascript">\nExt.onReady(function() { ${who} });\n</script></head>\n` +
    `<body><div id="body"></div></body>\n</html>\n`
  return page(body)
}

/** The version of the front end's caches, as a real site shows it. */
export const lv = 1_795_403_925.234_687
