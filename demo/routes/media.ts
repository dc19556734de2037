import type { Site } from '../site/site.ts'
import type { Answer } from '../wire/answer.ts'
import { json } from '../wire/answer.ts'
import type { Json } from '../wire/json.ts'
import { errorPage, lv } from '../wire/pages.ts'
import type { Language } from '../wire/texts.ts'
import { isLanguage, text } from '../wire/texts.ts'

/** `/media/cache/json/..`, React only: what Lino caches for its page. Everybody may read it. */
export function mediaRoute(site: Site, file: string): Answer {
  const found = /^(lino|Lino_users\.Sessions)_(000|100|900)_([a-z]+)\.json$/.exec(file)
  const language = found?.[3]
  if (site.settings.frontEnd === 'extjs' || !found || !isLanguage(language)) {
    return errorPage(site.settings, 'notFound')
  }
  const content = found[1] === 'lino' ? siteData(site, language) : sessionsActor(site, language)
  const headers = {
    'Content-Disposition': `inline; filename="${file}"`,
    'Last-Modified': new Date(site.startedAt).toUTCString(),
  }
  return { ...json(content), headers, file: true }
}

/** No second factor: the actions do not have `about.About.trust_device`. */
function siteData(site: Site, language: Language): Record<string, Json> {
  if (site.settings.lino === '21') {
    return { actions: {}, choicelists: {}, form_panels: {}, menu: [], suggestors: ['@'] }
  }
  const action = (name: string, label: string): Json => ({ an: name, http_method: 'POST', label })
  return {
    action_definitions: {
      'about.About.reset_password': action('reset_password', 'Reset password'),
      'about.About.show': action('show', text('about', language)),
      'about.About.sign_in': action('sign_in', 'Sign in'),
      'system.SiteConfigs.grid': action('grid', 'Table'),
      'users.Users.sign_out': action('sign_out', 'Sign out'),
    },
    allow_online_registration: false,
    app_link_options: {},
    change_language_action: { action_full_name: 'users.Users.change_language', actorId: 'users.Me' },
    choicelists: {},
    common_actions: { show_table: 'system.SiteConfigs.grid' },
    // Not the site's own date format, on real sites either.
    date_format: 'dd.mm.yy',
    disable_spell_check: false,
    editing_frontend: false,
    enable_loadmask_alternative: true,
    form_panels: {},
    installed_plugins: ['lino', 'about', 'react', 'jinja', 'system', 'users', 'staticfiles', 'sessions'],
    languages: { de: 'de', en: 'en', fr: 'fr' },
    lv,
    resizable_panel: true,
    site_title: site.settings.title,
    top_paginator: true,
  }
}

const today = [
  'last_activity_f',
  'last_ip_addr',
  'username',
  'session_key',
  'expire_date',
  'workflow_buttons',
]
const before = ['last_activity', ...today.slice(1)]

function sessionsActor({ settings }: Site, language: Language): Record<string, Json> {
  const labels = ['lastActivity', 'ipAddress', 'username', 'sessionKey', 'expires', 'workflow'] as const
  const names = settings.lino === '26' ? today : before
  const col = labels.map((label, index) => column(names[index] ?? '', text(label, language), index))
  const common: Record<string, Json> = {
    col,
    editable: false,
    hide_if_empty: false,
    hide_navigator: false,
    id: 'users.Sessions',
    label: text('title', language),
    max_render_depth: 2,
    paginator_template: null,
    pk_index: 6,
    preview_limit: 15,
    simple_slavegrid_header: false,
    slave: false,
    use_detail_param_panel: false,
    use_detail_params_value: false,
  }
  return settings.lino === '26' ? { ...common, ...onlyToday } : { ...common, ...onlyBefore }
}

const onlyToday: Record<string, Json> = {
  actions_list: [{ an: 'system.SiteConfigs.grid', toolbarActions: [] }],
  available_display_modes: ['grid', 'html', 'list', 'summary'],
  default_action: 'system.SiteConfigs.grid',
  default_display_modes: [
    [70, 'list'],
    [null, 'grid'],
  ],
  default_record_id: null,
  enable_slave_params: false,
  grid_action: 'system.SiteConfigs.grid',
  hide_top_toolbar: false,
  lv,
  params_panel_hidden: true,
  rows_per_page_options: [5, 10, 15, 20, 30, 50, 100],
  table_as_calendar: false,
  toolbar_visibility: null,
}

const onlyBefore: Record<string, Json> = {
  ba: {
    default_action: { an: 'grid', toolbarActions: ['show_as_html'], window_layout: null },
    grid: { an: 'grid', toolbarActions: ['show_as_html'], window_layout: null },
    kill_session: { an: 'kill_session', window_layout: null },
    show_as_html: { an: 'show_as_html', window_layout: null },
  },
  content_type: 6,
  default_action: 'grid',
  display_mode: 'grid',
  react_responsive: true,
}

function column(name: string, label: string, index: number): Json {
  return {
    editable: false,
    field_options: { disabled: true, labelAlign: 'top' },
    fields_index: index,
    help_text: null,
    hflex: true,
    hidden: false,
    label,
    name,
    preferred_width: 30,
    react_name: 'DisplayElement',
    value: { always_enabled: true, value: '<br/>' },
    vflex: false,
    width: null,
  }
}
