import { get, post, type Route } from '../http/route.ts'
import { breakGlass } from './break-glass.ts'
import { glassList } from './glass-list.ts'
import { ownBudget } from './own-budget.ts'
import { readFigures } from './read-figures.ts'
import { reviewGlass } from './review-glass.ts'

export const readRoutes: Route[] = [
  post('/api/v1/break-glass', breakGlass, 'desk'),
  get('/api/v1/break-glass', glassList, 'desk'),
  post('/api/v1/break-glass/:glass/review', reviewGlass, 'desk'),
  get('/api/v1/reads/budget', ownBudget, 'desk'),
  get('/api/v1/reads/figures', readFigures, 'desk'),
]
