import type { Folder } from './group.ts'

export const extjs21: Folder = {
  folder: 'extjs',
  site: { lino: '21', frontEnd: 'extjs' },
  groups: [
    {
      as: 'nobody',
      captures: `01-index-anon 01b-main-html 01c-settings 01d-auth-post 02-signin-post-nocsrf
        02b-signin-post-nocsrf-noxhr 02c-signin-post-csrf-names 02d-signin-post-csrf-fv 02e-signin-post-csrf-formfield
        02f-signin-elem-99998 02g-signin-wrong 02h-signin-GET-fv 02i-signin-GET-names-nofmt 02j-signin-about
        13-anon-list 13b-anon-list-noxhr`,
    },
    {
      as: 'robin',
      captures: `10-list 10b-list-nolimit 10c-list-limit0 10d-list-sort 11b-printer 11c-html 12-kill-get
        12b-kill-get-fmt 12c-kill-post-nocsrf 12d-kill-post-csrf 12e-kill-2sr 12f-kill-list-form 12g-kill-own
        12h-kill-missing 14-signout-get 14b-signout-get-nofmt 14c-signout-elem 14d-auth-get 15-kill-other-admin`,
    },
    { as: 'gone', captures: '15b-victim-list 15c-victim-index 15d-victim-main_html' },
    { as: 'luc', captures: '16-nonadmin-list' },
    { as: 'nobody', limit: 3, others: 3, captures: '20-limit-full' },
    { not: "a mistake of that Lino's own in a format that nobody asks for", captures: '11-csv' },
    { not: 'the other front end beside it (bs3)', captures: '17b-show_as_html' },
  ],
}

export const extjs26: Folder = {
  folder: 'extjs-26',
  site: { lino: '26', frontEnd: 'extjs' },
  groups: [
    {
      as: 'nobody',
      captures: `01-index-anon 01b-user-settings 01c-auth-get 01d-main_html 01e-auth-post 02a-signin-right
        02b-signin-wrong 02c-signin-unknown 02d-signin-inactive 02e-signin-notype 02f-signin-nonadmin 02h-signin-nocsrf
        02i-signin-made-up-csrf 02m-signin-old-url 02n-signin-fv 02o-signin-GET 02r-signin-wrong-de 10d-main_html-anon
        26c-list-anon 26d-list-anon-noxhr`,
    },
    {
      as: 'robin',
      captures: `10-index-robin 10b-main_html-robin 11b-about-json 20-list-default 21-list-limit3 22-list-limit0
        22b-list-start3 22c-list-limit-bad 23-list-sort-username 23b-list-sort-expire 24-list-query 24b-list-nofmt
        32-fmt-csv 32-fmt-html 32-fmt-pdf 32-fmt-printer 34-kill_session 34b-kill_session-post 34c-kill_session-list
        34d-http-delete 35-wrong-table 35b-wrong-path 35c-slash 47-sign_out-Me-nofmt 50d-ghost-healed
        61b-then-sign_out 61d-then-sign_out`,
    },
    {
      as: 'luc',
      captures: `10c-main_html-luc 26-list-luc 26b-list-luc-noxhr 60a-me-signout-live-nofmt 60h-me-signout-HEAD
        60i-me-signout-POST-nocsrf 60j-me-signout-POST-madeup-csrf`,
    },
    { as: 'gone', captures: '10e-main_html-dead 26e-list-dead 26f-list-dead-noxhr 60c-me-signout-gone' },
    { as: 'anonymous', captures: '60d-me-signout-anonymous 61a-signin-over-anonymous' },
    { as: 'expired', captures: '60e-me-signout-expired' },
    { as: 'ghost', captures: '60f-me-signout-ghost 60f2-index-ghost 60f3-about-ghost 61c-signin-over-ghost' },
    { as: 'stale-password', captures: '60g-me-signout-stale-hash' },
    { as: 'robin', present: 'ghost', captures: '50-ghost-list-first 50b-ghost-list-later' },
    { as: 'nobody', limit: 2, others: 0, captures: '70-1-first' },
    { as: 'nobody', limit: 2, others: 1, captures: '70-2-second' },
    {
      as: 'nobody',
      limit: 2,
      others: 2,
      captures: '70-3-full 70-3b-full-wrong 70-4-full-de 70-5-full-ul-de',
    },
    { as: 'luc', limit: 2, others: 1, captures: '70-7-signin-with-cookie-of-a-listed-session' },
  ],
}
