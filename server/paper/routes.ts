import { get, post, type Route } from '../http/route.ts'
import { dropSheet } from './drop-sheet.ts'
import { findOnSheet } from './find-on-sheet.ts'
import { keyInSheet } from './key-in-sheet.ts'
import { openSheets } from './open-sheets.ts'
import { siteLots } from './site-lots.ts'

export const paperRoutes: Route[] = [
  get('/api/v1/rounds/:round/sites/:site/lots', siteLots, 'field'),
  post('/api/v1/paper-sheets', keyInSheet, 'field'),
  get('/api/v1/paper-sheets', openSheets, 'field'),
  post('/api/v1/paper-sheets/find', findOnSheet, 'field'),
  post('/api/v1/paper-sheets/:tube/drop', dropSheet, 'field'),
]
