import type { Folder } from './group.ts'

export const react21: Folder = {
  folder: 'react',
  site: { lino: '21', frontEnd: 'react' },
  groups: [
    {
      as: 'nobody',
      captures: `01-index-anon 01b-index-anon-head 01c-user-settings-anon 01d-main-html-anon 01e-options
        01f-sessions-anon 01g-sessions-anon-noxhr 02a-auth-ok 02b-auth-wrongpw 02c-auth-wrongpw-noxhr 02d-auth-unknown
        02e-auth-inactive 02f-auth-notype 02g-auth-nonadmin 02h-auth-emptyform 03a-signin-uo-post-names
        03b-signin-uo-post-names-wrong 03b2-signin-uo-post-unknown 03b3-signin-uo-post-inactive
        03b4-signin-uo-post-notype 03b5-signin-uo-post-nonadmin 03c-signin-uo-post-fv 03d-signin-uo-get-names
        03d2-signin-uo-get-fv 03d3-signin-uo-get-names-fv 03e-signin-about 03f-signin-uo-post-noxhr 45-anon-kill
        45b-anon-kill-noxhr 45c-anon-kill-post 62j-nonadmin-actor-file-anon 62k-actor-file-anon 64-signin-only
        82-anon-settings-de 83-signin-rolf 83-signin-romain`,
    },
    {
      as: 'robin',
      captures: `10-user-settings-robin 11-site-data 12-actor-sessions 20-list-default 20b-list-nofmt
        20c-list-nofmt-noxhr 21-list-limit5 22-list-limit5-start3 22b-list-start-beyond 22c-list-limit0
        23-list-sort-user 23b-list-sort-expire-desc 23c-list-sort-last_activity-desc 24-list-query 25d-list-wt-g
        25f-list-gridfilter 26b-list-for-key 30-element-get 31-fmt-csv 31-fmt-html 31-fmt-odt 31-fmt-pdf
        31-fmt-printer 31-fmt-xls 31-fmt-xml 31b-fmt-csv-xhr 34b-list-ul-de 34c-list-acceptlang-de 34d-list-ul-fr
        40-kill-get-client-form 40b-kill-get-nosr-nofmt 40c-kill-get-noxhr 40d-kill-post 40e-kill-put
        40f-kill-delete 40g-kill-list-get 40h-kill-list-post 41-kill-3sr 41b-kill-urlpk-differs-from-sr 42-kill-own
        42b-kill-own-noxhr 42c-own-still-there 43-kill-missing 43b-kill-missing-noxhr 43c-kill-missing-post
        43d-kill-first-missing-second-exists 43e-kill-first-exists-second-missing 46-kill-other-admin
        47-delete_selected-get 47b-delete_selected-post 47c-delete_action-get 47d-http-delete 47f-other-action
        47g-wrong-table 47h-wrong-path 47j-sessions.Sessions 50-signout-auth-get 50b-signout-action
        50c-signout-action-mysettings 50d-signout-action-post 53-signin-while-signed-in 53b-signin-as-other
        53c-signin-wrong-while-signed-in 53d-auth-wrong-while-signed-in 60-kill-post-3sr 60b-kill-list-post-3sr
        60c-kill-list-get-3sr 61-kill-own-post 61b-kill-own-list-get 61c-settings 62-gzip 62b-etag 62c-origin
        62d-file-origin-null 62g-trailing-slash 62h-limit-bad 62i-settings-noslash 63b-list-spoofed
        70-9b-auth-form-settings 80g-validate 84-head-kill 85-kill-weird 85b-kill-empty-sr 85c-kill-list-no-sr`,
    },
    { as: 'rolf', captures: '34e-list-rolf-de 34f-settings-rolf-de 83b-kill-rolf 83c-list-rolf' },
    { as: 'romain', captures: '83b-kill-romain 83c-list-romain' },
    {
      as: 'luc',
      captures: `44-nonadmin-list 44b-nonadmin-kill 44c-nonadmin-kill-noxhr 44c2-nonadmin-kill-post
        44d-nonadmin-settings 63-spoof-xff 64b-first-request 64c-second-request 64d-after-10s`,
    },
    { as: 'notype', captures: '54-notype-settings 54b-notype-list 54c-notype-index' },
    {
      as: 'gone',
      captures: `46b-victim-list 46c-victim-list-noxhr 46d-victim-settings 46e-victim-kill 46f-victim-index
        46g-victim-signout 46h-victim-signin-again 51-garbage-cookie-index 51-garbage-cookie-settings
        51-garbage-cookie 51b-nonexistent-cookie-index 51b-nonexistent-cookie-settings 51b-nonexistent-cookie`,
    },
    { as: 'expired', captures: '52-expired-list 52b-expired-settings' },
    { as: 'nobody', limit: 3, others: 0, captures: '70-1-first' },
    { as: 'nobody', limit: 3, others: 1, captures: '70-2-second' },
    { as: 'nobody', limit: 3, others: 2, captures: '70-3-third' },
    {
      as: 'nobody',
      limit: 3,
      others: 3,
      captures: `70-4-fourth-xhr 70-5-fourth-noxhr 70-6-fourth-wrongpw-xhr 70-7-fourth-get 70-9-auth-form-when-full
        70-9c-german-refusal`,
    },
    { as: 'robin', limit: 3, others: 2, captures: '70-8-again-with-own-cookie' },
    { as: 'robin', present: 'ghost', captures: '71-ghost-list-xhr 71d-ghost-kill-other' },
    {
      as: 'robin',
      present: 'ghost',
      listedBefore: true,
      captures: '71b-ghost-list-noxhr 71g-ghost-list-xhr-later',
    },
    { as: 'robin', target: 'ghost', captures: '71c-ghost-kill-ghost' },
    { as: 'nobody', failures: 0, captures: '72-ipdict-wrong-0' },
    { as: 'nobody', failures: 1, captures: '72-ipdict-wrong-1' },
    { as: 'nobody', failures: 2, captures: '72-ipdict-wrong-2' },
    { as: 'nobody', failures: 3, captures: '72-ipdict-wrong-3' },
    { as: 'nobody', failures: 4, captures: '72-ipdict-wrong-4' },
    {
      as: 'nobody',
      failures: 5,
      captures: '72-ipdict-wrong-5 72b-ipdict-right-after 72c-ipdict-auth-after 72d-ipdict-auth-after-noxhr',
    },
    { as: 'robin', present: 'no-microseconds', captures: '86-nomicro-list' },
    { as: 'robin', present: 'no-microseconds', listedBefore: true, captures: '86b-nomicro-list-2' },
    { as: 'robin', target: 'no-microseconds', captures: '86c-nomicro-kill' },
    { as: 'robin', present: 'undecodable', captures: '86d-corrupt-list' },
    { as: 'robin', target: 'undecodable', captures: '86e-corrupt-kill' },
    {
      not: 'display modes and forms of a row that only a page asks for',
      captures: '25-list-wt-t 25b-list-wt-d 25c-list-wt-c 25e-list-rp 30c-element-grid 81e-anon-grid-element',
    },
    {
      not: 'the other front end beside it (bs3), and tables as HTML',
      captures: '32-show_as_html 32b-show_as_html-file 80b-html-ci 80c-bs3-list 80d-bs3-limit0 81c-anon-bs3',
    },
    { not: 'tables of users', captures: '03g-signin-userstable 12b-actor-usersoverview' },
    { not: 'the model behind the table, which nobody asks', captures: '47i-sessions.Session-model' },
    { not: 'acting as another user', captures: '44e-nonadmin-su-robin' },
    { not: 'conditional requests', captures: '62e-site-data-cond' },
    { not: 'the demo site answers to every Host', captures: '62f-other-host-header' },
    {
      not: 'a locked database; see the faults',
      captures: `73-db-locked-list 73b-db-locked-kill 73c-db-locked-kill-noxhr 73d-db-readlocked-kill
        73e-db-readlocked-list`,
    },
  ],
}
