//! Workbooks: sheets of cells, of which blocks of filled cells become tables and the rest paragraphs.
//!
//! Cells are kept sparse, so that a far-off cell costs nothing. Figures are taken as they are shown, without the
//! thousands separators, colours and units that a number format adds; whatever a sheet shows as a date stays a date.

pub mod csv;
mod decimal;
mod layout;
mod number_format;
pub mod ods;
mod sheet;
pub mod xls;
pub mod xlsx;
pub mod xml2003;
