import type { Site } from '../site/site.ts'
import type { DemoUser } from '../site/users.ts'
import { fullName } from '../site/users.ts'
import type { Answer } from '../wire/answer.ts'
import { json } from '../wire/answer.ts'
import type { Json } from '../wire/json.ts'
import { lv } from '../wire/pages.ts'
import type { Language } from '../wire/texts.ts'
import { text } from '../wire/texts.ts'
import type { Visit } from '../wire/visit.ts'
import { withoutType } from './refusals.ts'

/** `/user/settings/`, React only: who am I? */
export function settingsRoute(site: Site, visit: Visit): Answer {
  const { settings } = site
  const { user, language } = visit
  if (user?.type === null) return withoutType(settings, visit)
  const type = user?.type ?? '000'
  const common: Record<string, Json> = {
    dashboard_items: 0,
    logged_in: user !== null,
    my_setting_text: text('mySettings', language),
    site_data: `/media/cache/json/lino_${type}_${language}.json`,
    su_name: '',
    user_id: user?.id ?? null,
    user_type: type,
    username: user === null ? text('anonymous', language) : fullName(user),
    ...(user === null ? {} : { authorities: authorities(user, site.users.all(), language) }),
  }
  return json(settings.lino === '26' ? today(common, visit) : before(common, language))
}

/** Lino 21 had no German for acting as another user. */
function before(common: Record<string, Json>, language: Language): Record<string, Json> {
  return {
    ...common,
    act_as_button_text: text('actAs', 'en'),
    act_as_self_text: text('actAsSelf', 'en'),
    act_as_subtext: 'You are authorised to act as the following users.',
    act_as_title_text: text('actAs', 'en'),
    lang: language,
    lv: String(lv),
  }
}

function today(common: Record<string, Json>, { user, language }: Visit): Record<string, Json> {
  const email = user?.type === '900' ? 'demo@example.com' : ''
  return {
    ...common,
    act_as_button_text: text('actAs', language),
    act_as_self_text: text('actAsSelf', language),
    act_as_subtext: 'You are authorized to act as the following users.',
    act_as_title_text: text('actAs', language),
    email: user === null ? null : email,
    home_url: '/',
    locale: language,
    site_lang: language,
    site_name: 'settings',
    user_lang: language,
    user_menu: [
      menu(
        'Site',
        [entry('about.About.show', 'about.About', text('about', language))].concat(
          sessionsEntry(user, language),
        ),
      ),
    ],
  }
}

function sessionsEntry(user: DemoUser | null, language: Language): Json[] {
  if (user?.type !== '900') return []
  return [entry('system.SiteConfigs.grid', 'users.Sessions', text('title', language))]
}

function menu(label: string, items: Json[]): Json {
  return { menu: { items }, text: label }
}

function entry(action: string, actor: string, label: string): Json {
  const run = `{ "action_full_name": "${action}", "actorId": "${actor}", "rp": null, "status": {  } }`
  return { handler: `window.App.runAction(${run})`, text: label }
}

/** The users as whom an administrator may act: everybody else, by last name. */
function authorities(user: DemoUser, all: readonly DemoUser[], language: Language): Json[] {
  if (user.type !== '900') return []
  const byName = (each: DemoUser): string => `${each.lastName} ${each.firstName}`
  return all
    .filter((each) => each.type !== null && each.id !== user.id)
    .sort((a, b) => (byName(a) < byName(b) ? -1 : 1))
    .map((each) => {
      const kind = text(each.type === '900' ? 'administrator' : 'user', language)
      return [each.id, `${byName(each)}, ${each.type ?? ''} (${kind}) (${each.username})`]
    })
}
