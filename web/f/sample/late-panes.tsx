import { lazy } from 'react'

// What is not needed for gun and seal comes right after the first page, so that it is there before a finger is, and offline.
const family = () => import('./family-pane.tsx')
const type = () => import('./type-pane.tsx')
const change = () => import('./change-pane.tsx')
const finder = () => import('./finder.tsx')
const tray = () => import('./demo-tray.tsx')

export const FamilyPane = lazy(async () => ({ default: (await family()).FamilyPane }))
export const TypePane = lazy(async () => ({ default: (await type()).TypePane }))
export const MovePane = lazy(async () => ({ default: (await change()).MovePane }))
export const VoidPane = lazy(async () => ({ default: (await change()).VoidPane }))
export const Finder = lazy(async () => ({ default: (await finder()).Finder }))
export const DemoTray = lazy(async () => ({ default: (await tray()).DemoTray }))

/** Brings them all; without network they come from the store of the phone. */
export const bringLatePanes = () => Promise.allSettled([family(), type(), change(), finder()])
