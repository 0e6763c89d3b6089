export { QueueFields } from './queue-fields.tsx';
export { RatingQuestion } from './rating-question.tsx';
export { ReadLine } from './read-line.tsx';
export { hasRowDetails, RowDetails, rowDetailWords } from './row-details.tsx';
