// The thread in which a PDF is read; all of it is pdf.js.
import 'pdfjs-dist/build/pdf.worker.mjs';
