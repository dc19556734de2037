import type { NewSite, SiteChange } from '../../../../contract/console-api.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { defaultDanglingAfterMs } from '../../../../core/domain/state.ts'
import { isThisMachine } from '../../../../core/domain/this-machine.ts'
import { areTags, tagsIn } from '../../../store/overview/labels.ts'
import { labels } from '../../../../words/labels.ts'
import { day, hour } from '../../../../words/times.ts'
import { siteForm as words } from '../../../../words/sites.ts'

export const unitMs = { hours: hour, days: day, weeks: 7 * day } as const
export type Unit = keyof typeof unitMs

/** The form as typed. */
export interface SiteFields {
  readonly url: string
  readonly name: string
  readonly user: string
  readonly idle: string
  readonly unit: Unit
  readonly limit: string
  /** With blanks or commas between them. */
  readonly tags: string
  readonly folder: string
  readonly allowHttp: boolean
  readonly keepSeat: boolean
  /** A choice for a site that is there already. */
  readonly signsItselfIn: boolean
}

export type FieldErrors = Partial<Record<'url' | 'name' | 'user' | 'idle' | 'limit' | 'tags', string>>

const maximumMs = 3650 * day

export const newFields: SiteFields = {
  url: '',
  name: '',
  user: '',
  ...idleFields(defaultDanglingAfterMs),
  limit: '',
  tags: '',
  folder: '',
  allowHttp: false,
  keepSeat: true,
  signsItselfIn: false,
}

/** The largest unit that needs no fraction, otherwise hours. */
function idleFields(ms: number): { idle: string; unit: Unit } {
  const unit: Unit = ms % unitMs.days === 0 ? 'days' : 'hours'
  return { idle: String(ms / unitMs[unit]), unit }
}

export function fieldsOf(site: SiteState): SiteFields {
  const { url, name, user, allowHttp, keepSeat, signsItselfIn, sessionsLimit } = site
  return {
    url,
    name,
    user,
    allowHttp,
    keepSeat,
    signsItselfIn,
    ...idleFields(site.danglingAfterMs),
    limit: sessionsLimit === null ? '' : String(sessionsLimit),
    tags: site.tags.join(' '),
    folder: site.folder ?? '',
  }
}

const idleMsOf = ({ idle, unit }: SiteFields): number =>
  Math.round(Number(idle.replace(',', '.')) * unitMs[unit])

export function errorsOf(fields: SiteFields): FieldErrors {
  const errors: FieldErrors = {}
  if (fields.url.trim() === '') errors.url = words.needUrl()
  if (fields.name.trim() === '') errors.name = words.needName()
  if (fields.user.trim() === '') errors.user = words.needUser()
  const idle = idleMsOf(fields)
  if (!(idle >= 60_000 && idle <= maximumMs)) errors.idle = words.badIdle()
  if (!/^\d{0,7}$/.test(fields.limit.trim()) || Number(fields.limit) > 1_000_000)
    errors.limit = words.badLimit()
  if (!areTags(tagsIn(fields.tags))) errors.tags = labels.badTags()
  return errors
}

export function newSiteOf(fields: SiteFields): NewSite {
  const limit = fields.limit.trim()
  const tags = tagsIn(fields.tags)
  const folder = fields.folder.trim()
  return {
    url: fields.url.trim(),
    name: fields.name.trim(),
    user: fields.user.trim(),
    danglingAfterMs: idleMsOf(fields),
    ...(fields.allowHttp && { allowHttp: true }),
    ...(!fields.keepSeat && { keepSeat: false }),
    ...(limit !== '' && { sessionsLimit: Number(limit) }),
    ...(tags.length > 0 && { tags }),
    ...(folder !== '' && { folder }),
  }
}

/** Only what was changed, because a changed address or user signs out. */
export function changeOf(site: SiteState, fields: SiteFields): SiteChange {
  const { url, name, user, danglingAfterMs, tags = [], folder = null } = newSiteOf(fields)
  const limit = fields.limit.trim() === '' ? null : Number(fields.limit)
  // Another account signs itself in only if the user says so of it, which the ticked box does.
  const moved = url !== site.url || user !== site.user || fields.allowHttp !== site.allowHttp
  const saysIt = fields.signsItselfIn !== site.signsItselfIn || (moved && fields.signsItselfIn)
  return {
    siteId: site.siteId,
    ...(url !== site.url && { url }),
    ...(name !== site.name && { name }),
    ...(user !== site.user && { user }),
    ...(fields.allowHttp !== site.allowHttp && { allowHttp: fields.allowHttp }),
    ...(fields.keepSeat !== site.keepSeat && { keepSeat: fields.keepSeat }),
    ...(saysIt && { signsItselfIn: fields.signsItselfIn }),
    ...(danglingAfterMs !== undefined && danglingAfterMs !== site.danglingAfterMs && { danglingAfterMs }),
    ...(limit !== site.sessionsLimit && { sessionsLimit: limit }),
    ...(tags.join(' ') !== site.tags.join(' ') && { tags }),
    ...(folder !== site.folder && { folder }),
  }
}

/** Whether a URL is plain http to another machine, which needs the user's consent. */
export function needsHttpWord(url: string): boolean {
  const match = /^http:\/\/([^/]*)/i.exec(url.trim())
  const host = match?.[1]?.replace(/:\d+$/, '').toLowerCase()
  return host !== undefined && !isThisMachine(host)
}
