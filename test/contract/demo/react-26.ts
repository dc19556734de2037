import type { Folder } from './group.ts'

export const react26: Folder = {
  folder: 'react-26',
  site: { lino: '26', frontEnd: 'react' },
  groups: [
    {
      as: 'nobody',
      captures: `01-index-anon 01b-index-anon-head 01c-user-settings-anon 01d-main-html-anon 01e-options 01g-about-json
        01h-about-get-noxhr 02a-signin-right 02b-signin-wrong 02c-signin-unknown 02d-signin-inactive 02e-signin-notype
        02e2-notype-settings 02e3-notype-list 02e4-notype-index 02f-signin-nonadmin 02f2-signin-marc-de-htmlname
        02g-signin-nocsrf-header 02h-signin-nocsrf-at-all 02h2-signin-nocsrf-at-all-noxhr 02i-signin-made-up-csrf-32
        02i2-signin-made-up-csrf-64 02j-signin-wrong-csrf-value 02k-signin-csrf-formfield 02l-signin-evil-origin
        02l2-signin-null-origin 02l3-signin-same-origin 02m-signin-old-url-UsersOverview 02n-signin-fv 02n2-signin-fv3
        02o-signin-GET 02p-signin-full-name 02q-signin-noxhr 02r-signin-wrong-de 02r2-signin-wrong-fr
        02s-signin-right-ul-de 02s2-signin-right-rolf-ul-en 02s3-signin-wrong-ul-cookie-de 02t-signin-wrong-ul-de
        02t2-signin-wrong-ul-fr 03a-auth-right 03b-auth-wrong 03b2-auth-wrong-noxhr 03c-auth-unknown
        03d-auth-inactive 03e-auth-notype 03f-auth-nonadmin 10i-user-settings-anon-de 12b-actor-Sessions-anon
        26c-list-anon 26d-list-anon-noxhr 31i-api-field-anon 34f-kill_session-anon 46b-auth-get-no-cookie
        71g-ipdict-settings 90-https-signin-no-referer 90b-https-signin-same-referer
        90c-https-signin-same-origin-header 90d-https-signin-http-origin 90e-https-signin-foreign-referer
        90f-https-signin-origin-null 90g-https-index`,
    },
    {
      as: 'robin',
      captures: `03a2-auth-right-settings 10-user-settings-robin 10b-index-robin 10c-main-html-robin
        10d-user-settings-robin-ul-de 10e-user-settings-noslash 11-site-data 12-actor-Sessions-900-de
        12-actor-Sessions-900-en 20-list-default 20b-list-nofmt 20c-list-nofmt-noxhr 21-list-limit3
        22-list-limit3-start3 22b-list-start-beyond 22c-list-limit0 22d-list-limit-bad 22e-list-limit0-noxhr
        22f-list-limit-neg 22g-list-start-neg 22h-list-start-bad 22i-list-limit-huge 23-list-sort-username-asc
        23b-list-sort-username-desc 23c-list-sort-expire-asc 23d-list-sort-last_activity-asc
        23e-list-sort-last_activity_f-desc 23f-list-sort-ip 23g-list-sort-key 23h-list-sort-bad 23i-list-sort-pk
        23j-list-sort-laf-asc 23k-list-sort-la-desc 23l-list-sort-ip-desc 24-list-query 24b-list-query-nomatch
        24c-list-lv-old 24d-list-lv-bad 26h-list-ul-fr 26i-list-acceptlang-fr 26l-list-all-ul-de 26l-list-all-ul-fr
        31-element 31b-element-grid 31c-element-grid-dm 31e-api-field 31g-api-field-f 32-fmt-csv 32-fmt-html
        32-fmt-pdf 32-fmt-plain 32-fmt-printer 32-fmt-rest 32-fmt-xls 32-fmt-xml 33-show_as_html
        34-kill_session-element 34b-kill_session-element-noxhr 34c-kill_session-list 34d-kill_session-post
        34d2-kill_session-list-post 34e-kill_session-missing 34g-delete_selected 34h-http-delete 34i-http-put
        34i2-http-put-list 34k-sessions.Sessions 34l-sessions.Session-delete 35-wrong-table 35b-wrong-path
        35c-trailing-slash 35d-wrong-action 35e-wrong-app 36-gzip 36b-etag 46-signout-own 47-sign_out-get
        47b-sign_out-get-nofmt 47c-sign_out-post 47d-sign_out-Me-get 47e-sign_out-Me-elem-get 47f-sign_out-Me-post
        47g-sign_out-Users-get 47h-sign_out-Me-post-nocsrf 51c-ghost-healed-list 52d-nomicro-healed 56b-list-spoofed
        56c-list-signin-only 57-signin-while-signed-in 57b-signin-as-other 57c-signin-wrong-while-signed-in
        57d-auth-wrong-while-signed-in 57e-auth-right-while-signed-in 70-8b-auth-past-limit-settings 80i-lv
        81d-api-field`,
    },
    { as: 'rolf', captures: '10g-user-settings-rolf-de 26g-list-rolf-de' },
    { as: 'romain', captures: '41-signout-live-admin-xhr 60b-me-signout-live-admin-xhr' },
    { as: 'marc', captures: '60k-me-signout-marc' },
    {
      as: 'luc',
      captures: `10f-user-settings-luc 26-list-nonadmin-luc 26b-list-nonadmin-noxhr 40-signout-live-nonadmin
        42-signout-with-victim-csrf 42b-signout-with-foreign-csrf-and-header 42c-signout-accept-json
        42d-signout-evil-origin 42e-signout-query-string 42f-signout-ul 47i-sign_out-Me-luc 48-auth-HEAD
        48b-auth-POST-empty 48c-auth-PUT 48d-auth-DELETE 48e-auth-OPTIONS 48f-auth-trailing-slash
        48g-auth-two-sessionids 48h-auth-two-sessionids-rev 48i-sign_out-as-victim-GET 49c-signout-quoted-key
        56-spoof-xff 60-me-signout-live 60a-me-signout-live-nofmt 60h-me-signout-HEAD 60i-me-signout-POST-nocsrf
        60j-me-signout-POST-madeup-csrf`,
    },
    {
      as: 'gone',
      captures: `10h-user-settings-dead-cookie 10h2-user-settings-garbage-cookie 26e-list-dead-cookie
        26f-list-dead-cookie-noxhr 40b-victim-after-list 40c-victim-after-settings 40d-victim-after-index
        40e-victim-after-signin-post-old-csrf 44-signout-already-gone 48j-auth-case 49-signout-empty-key
        49b-signout-short-key 60c-me-signout-gone`,
    },
    { as: 'expired', captures: '45-signout-expired 60e-me-signout-expired' },
    { as: 'anonymous', captures: '43-signout-anonymous 60d-me-signout-anonymous' },
    {
      as: 'ghost',
      captures: '51b-ghost-signout-ghost 60f-me-signout-ghost 60f2-index-ghost 60f3-about-ghost',
    },
    { as: 'no-microseconds', captures: '52c-nomicro-signout 52c2-nomicro-victim-settings' },
    { as: 'undecodable', captures: '53b-corrupt-signout' },
    { as: 'stale-password', captures: '54b-stale-hash-signout 60g-me-signout-stale-hash' },
    {
      as: 'robin',
      present: 'ghost',
      captures: `50-ghost-list-first 50b-ghost-list-later 50c-ghost-list-limit3 50d-ghost-list-noxhr
        50i-ghost-sort-key`,
    },
    { as: 'rolf', present: 'ghost', captures: '50e-ghost-list-de' },
    { as: 'luc', present: 'ghost', captures: '51-ghost-signout-other' },
    { as: 'robin', present: 'no-microseconds', captures: '52-nomicro-list-first 52b-nomicro-list-later' },
    { as: 'robin', present: 'undecodable', captures: '53-corrupt-list' },
    { as: 'robin', present: 'stale-password', captures: '54-stale-hash-list' },
    { as: 'nobody', limit: 3, others: 0, captures: '70-1-first' },
    { as: 'nobody', limit: 3, others: 1, captures: '70-2-second' },
    { as: 'nobody', limit: 3, others: 2, captures: '70-3-third 70-11-slot-free' },
    {
      as: 'nobody',
      limit: 3,
      others: 3,
      captures: `70-4-full-right 70-4b-full-right-noxhr 70-5-full-wrongpw 70-5b-full-unknown 70-6-full-de 70-6b-full-fr
        70-6c-full-rolf-no-language 70-6d-full-ul-de 70-6e-full-de-django_language-cookie 70-6f-full-ul-fr
        70-8-auth-past-limit 70-13-full-GET 70-14-auth-wrong-full`,
    },
    { as: 'gone', limit: 3, others: 3, captures: '70-12-dead-cookie-full' },
    { as: 'luc', limit: 3, others: 2, captures: '70-10-signout-luc' },
    {
      as: 'robin',
      limit: 3,
      others: 2,
      captures: '70-7-full-with-own-cookie 70-8c-list-full 70-9-auth-signout 70-15-list-after',
    },
    { as: 'nobody', failures: 0, captures: '71-ipdict-wrong-0' },
    { as: 'nobody', failures: 1, captures: '71-ipdict-wrong-1' },
    { as: 'nobody', failures: 2, captures: '71-ipdict-wrong-2' },
    { as: 'nobody', failures: 3, captures: '71-ipdict-wrong-3' },
    { as: 'nobody', failures: 4, captures: '71-ipdict-wrong-4' },
    {
      as: 'nobody',
      failures: 5,
      captures: `71-ipdict-wrong-5 71b-ipdict-right-after 71c-ipdict-other-user 71d-ipdict-auth-right 71e-ipdict-de
        71h-ipdict-ul-de 71i-ipdict-ul-fr`,
    },
    { as: 'nobody', failures: 5, waited: 66_000, captures: '71j-ipdict-right-after-66s' },
    {
      not: 'display modes other than the grid are for a page to be drawn with',
      captures: `25-list-dm-cards 25-list-dm-gallery 25-list-dm-grid 25-list-dm-html 25-list-dm-list 25-list-dm-story
        25-list-dm-summary 25-list-dm-tiles 50g-ghost-dm-list 50k-ghost-dm-html 80d-dm-html 80e-dm-detail`,
    },
    {
      not: 'columns and windows that only a page asks for',
      captures: '80-ci 80b-ci-multi 80c-column_names 80f-wt-d 80g-wt-g 80h-cv',
    },
    {
      not: 'addresses that have nothing to do with user sessions',
      captures: '01f-top-links 01i-dashboard-0 37-no-bulk-delete-choicelists',
    },
    {
      not: 'the model behind the table, which nobody asks',
      captures: '34j-sessions.Session 50h-ghost-sessions.Session',
    },
    { not: 'acting as another user', captures: '26j-list-su-as-luc 26k-list-robin-su-luc' },
    { not: 'the demo site answers to every Host', captures: '35f-other-host' },
    {
      not: 'a session with a language of its own, never seen from Lino itself',
      captures: '55-django_language-signout',
    },
    {
      not: 'a session ended in the middle of its own request',
      captures: '58-victim-slow-request-interrupted',
    },
    { not: 'a locked database; see the faults', captures: '59-db-locked-signout 59b-db-writelocked-signout' },
  ],
}
