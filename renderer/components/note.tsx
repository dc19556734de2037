import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface NoteProps {
  readonly tone: 'warning' | 'danger' | 'plain' | 'good'
  readonly children: ReactNode
  /** Read aloud when it appears. */
  readonly alert?: boolean
  readonly testId?: string
}

const icons: Readonly<Record<NoteProps['tone'], IconName>> = {
  warning: 'warning',
  danger: 'warning',
  plain: 'info',
  good: 'check',
}

export function Note({ tone, children, alert = false, testId }: NoteProps): ReactNode {
  return (
    <div className={`note ${tone}`} {...(alert && { role: 'alert' })} data-testid={testId}>
      <Icon name={icons[tone]} />
      <div>{children}</div>
    </div>
  )
}
