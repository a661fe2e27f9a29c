/* offer: the tables of Copper Till (see offer.h). */
#include "demo/offer.h"

#include <string.h>

const struct offer_product offer_products[OFFER_PRODUCTS] = {
    {"till", "Till"},
    {"back_office", "Back Office"},
    {"kitchen", "Kitchen Display"},
    {"loyalty", "Loyalty"},
};

enum module_place {
    SALES,
    PAYMENTS,
    SHIFTS,
    CATALOGUE,
    STOCK,
    REPORTS,
    STAFF,
    ORDERS,
    TABLES,
    GUESTS,
    CAMPAIGNS,
    ACCOUNTING
};

const struct offer_module offer_modules[OFFER_MODULES] = {
    [SALES] = {0, "sales", "Sales"},
    [PAYMENTS] = {0, "payments", "Payments"},
    [SHIFTS] = {0, "shifts", "Shifts"},
    [CATALOGUE] = {1, "catalogue", "Catalogue"},
    [STOCK] = {1, "stock", "Stock"},
    [REPORTS] = {1, "reports", "Reports"},
    [STAFF] = {1, "staff", "Staff"},
    [ORDERS] = {2, "orders", "Orders"},
    [TABLES] = {2, "tables", "Table service"},
    [GUESTS] = {3, "guests", "Guests"},
    [CAMPAIGNS] = {3, "campaigns", "Campaigns"},
    [ACCOUNTING] = {1, "accounting", "Accounting"},
};

const struct offer_feature offer_features[OFFER_FEATURES] = {
    {SALES, "ring_up_sale", "Ring up sale", "CSMO", 100, 24, false},
    {SALES, "split_bill", "Split bill", "CSM", 30, 5, false},
    {SALES, "apply_discount", "Apply discount", "CSMO", 26, 4, false},
    {SALES, "park_sale", "Park sale", "CS", 18, 3, false},
    {SALES, "refund", "Refund", "SM", 14, 2, false},
    {SALES, "gift_receipt", "Gift receipt", "CS", 6, 1, false},
    {PAYMENTS, "card_payment", "Card payment", "CSM", 80, 18, false},
    {PAYMENTS, "cash_payment", "Cash payment", "CSM", 55, 9, false},
    {PAYMENTS, "phone_payment", "Phone payment", "CS", 35, 7, false},
    {PAYMENTS, "tip", "Tip", "CS", 24, 6, false},
    {PAYMENTS, "payment_link", "Payment link", "MO", 7, 1, false},
    {SHIFTS, "open_shift", "Open shift", "CSM", 34, 1, false},
    {SHIFTS, "close_shift", "Close shift", "SM", 30, 1, false},
    {SHIFTS, "cash_count", "Cash count", "SM", 22, 1, false},
    {SHIFTS, "interim_report", "Interim report", "SM", 12, 1, false},
    {CATALOGUE, "edit_item", "Edit item", "MO", 22, 4, false},
    {CATALOGUE, "price_list", "Price list", "MO", 14, 2, false},
    {CATALOGUE, "import_items", "Import items", "MO", 4, 1, false},
    {CATALOGUE, "modifiers", "Modifiers", "MH", 8, 2, false},
    {CATALOGUE, "barcode_labels", "Barcode labels", "M", 6, 3, false},
    {STOCK, "stock_take", "Stock take", "SM", 10, 6, false},
    {STOCK, "goods_in", "Goods in", "SMH", 16, 4, false},
    {STOCK, "purchase_order", "Purchase order", "MOH", 11, 2, false},
    {STOCK, "stock_transfer", "Stock transfer", "M", 5, 2, false},
    {STOCK, "low_stock_alert", "Low-stock alert", "MH", 9, 1, false},
    {REPORTS, "daily_report", "Daily report", "MOA", 40, 2, false},
    {REPORTS, "sales_by_hour", "Sales by hour", "MO", 18, 2, false},
    {REPORTS, "staff_report", "Staff report", "MO", 9, 1, false},
    {REPORTS, "report_builder", "Report builder", "OA", 5, 1, false},
    {STAFF, "rota", "Rota", "SM", 17, 2, false},
    {STAFF, "time_clock", "Time clock", "CSH", 28, 2, false},
    {STAFF, "staff_permissions", "Staff permissions", "MO", 3, 1, false},
    {ORDERS, "bump_order", "Bump order", "HS", 90, 30, false},
    {ORDERS, "recall_order", "Recall order", "H", 14, 3, false},
    {ORDERS, "course_timing", "Course timing", "HM", 20, 5, false},
    {TABLES, "table_plan", "Table plan", "CSM", 32, 8, false},
    {TABLES, "reservation", "Reservation", "SM", 24, 4, false},
    {GUESTS, "enrol_guest", "Enrol guest", "CS", 16, 3, false},
    {GUESTS, "redeem_points", "Redeem points", "CS", 20, 4, false},
    {CAMPAIGNS, "send_campaign", "Send campaign", "MO", 5, 1, false},
    {ACCOUNTING, "tax_export", "Tax export", "OA", 12, 1, false},
    {ACCOUNTING, "fax_export", "Fax export (old)", "OA", 2, 1, true},
};

const struct offer_job offer_jobs[JOB_COUNT] = {
    [JOB_CASHIER] = {'C', "Cashier", "Cashier|Waiter|Barista|Sales assistant", 46},
    [JOB_SHIFT_LEAD] = {'S', "Shift lead", "Shift lead|Head waiter|Floor supervisor", 18},
    [JOB_MANAGER] = {'M', "Manager", "Store manager|Restaurant manager|Operations manager", 14},
    [JOB_OWNER] = {'O', "Administrator", "Owner|Managing director|Head of IT", 7},
    [JOB_CHEF] = {'H', "Kitchen", "Chef|Sous-chef|Baker", 11},
    [JOB_ACCOUNTANT] = {'A', "Accountant", "Accountant|Controller", 4},
};

const struct offer_plan offer_plans[OFFER_PLANS] = {
    {"Starter", "starter", 39, 1},
    {"Business", "business", 89, 1 | 2},
    {"Gastro", "gastro", 129, 1 | 2 | 4},
    {"Complete", "complete", 199, 1 | 2 | 4 | 8},
};

void offer_menu(struct offer_menu *menu, int plan, enum job job)
{
    int sum = 0;

    menu->count = 0;
    for (int i = 0; i < OFFER_FEATURES; i++) {
        const struct offer_feature *f = &offer_features[i];
        if (!(offer_plans[plan].products & (1u << offer_modules[f->module].product)) ||
            !strchr(f->jobs, offer_jobs[job].letter))
            continue;
        sum += f->weight;
        menu->features[menu->count] = i;
        menu->upto[menu->count++] = sum;
    }
    /* Whoever has nothing to do in the plan looks at sales now and then. */
    if (menu->count == 0) {
        menu->features[menu->count] = 0;
        menu->upto[menu->count++] = 1;
    }
}

int offer_menu_pick(const struct offer_menu *menu, struct dice *d)
{
    int at = (int)dice_between(d, 0, menu->upto[menu->count - 1] - 1), i = 0;

    while (menu->upto[i] <= at)
        i++;
    return menu->features[i];
}
