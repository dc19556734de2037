/**
 * One time zone for each set of rules since 2018: of all zones that have changed their clocks alike, one
 * represents all (Europe/Berlin represents Brussels, Vienna and Rome). Only the names are here. The rules are
 * the runtime's own (Intl), so they follow its updates. A test finds missing zones.
 */
export const zoneNames: readonly string[] = [
  'UTC',
  ...of('Africa', 'Cairo Casablanca Johannesburg Juba Lagos Nairobi Sao_Tome'),
  ...of('America', 'Adak Anchorage Asuncion Bahia_Banderas Bogota Buenos_Aires Campo_Grande Caracas Chicago'),
  ...of(
    'America',
    'Chihuahua Ciudad_Juarez Coyhaique Dawson Denver Edmonton Godthab Grand_Turk Halifax Havana',
  ),
  ...of(
    'America',
    'Los_Angeles Mazatlan Metlakatla Miquelon New_York Noronha Ojinaga Phoenix Regina Santiago',
  ),
  ...of('America', 'Sao_Paulo Scoresbysund St_Johns Vancouver'),
  ...of('Antarctica', 'Casey Troll Vostok'),
  ...of(
    'Asia',
    'Almaty Amman Bangkok Beirut Damascus Dhaka Dubai Gaza Jerusalem Kabul Kamchatka Karachi Katmandu',
  ),
  ...of('Asia', 'Kolkata Magadan Pyongyang Qyzylorda Shanghai Tehran Tokyo Yangon'),
  ...of('Atlantic', 'Azores Cape_Verde'),
  ...of('Australia', 'Adelaide Brisbane Darwin Eucla Lord_Howe Sydney'),
  ...of('Europe', 'Berlin Chisinau Helsinki London Volgograd'),
  ...of(
    'Pacific',
    'Apia Auckland Chatham Easter Fiji Gambier Honolulu Kiritimati Marquesas Midway Norfolk Pitcairn',
  ),
  ...of('Pacific', 'Tongatapu'),
]

function of(area: string, places: string): string[] {
  return places.split(' ').map((place) => `${area}/${place}`)
}

/**
 * The zones of a language that Lino sites are written in, by the names above. Only languages of one part of
 * the world, or nearly so: English, French, Spanish and Portuguese say nothing.
 */
const homes: Readonly<Record<string, readonly string[]>> = {
  ...spokenIn(['Europe/Berlin'], 'cs da de hr hu it nb nl no pl sk sl sq sr sv'),
  ...spokenIn(['Europe/Helsinki'], 'bg el et fi lt lv'),
  ...spokenIn(['Europe/Helsinki', 'Europe/Chisinau'], 'ro uk'),
  ...spokenIn(['Asia/Dhaka', 'Asia/Kolkata'], 'bn'),
}

function spokenIn(zones: readonly string[], languages: string): Record<string, readonly string[]> {
  return Object.fromEntries(languages.split(' ').map((language) => [language, zones]))
}

/**
 * The zones in which this language is at home. Null if it says nothing. A server that keeps UTC is likely
 * everywhere.
 * @param language as Lino names it: `de`, `pt-br`
 */
export function zonesOfLanguage(language: string): ReadonlySet<string> | null {
  const short = language.toLowerCase().slice(0, 2)
  const found = Object.hasOwn(homes, short) ? homes[short] : undefined
  return found ? new Set([...found, 'UTC']) : null
}
