import { createElement, Fragment, type ReactNode } from 'react'

/** A sentence in parts (`sayParts`), drawn in their order. */
export const drawParts = (parts: readonly ReactNode[]): ReactNode => createElement(Fragment, null, ...parts)
