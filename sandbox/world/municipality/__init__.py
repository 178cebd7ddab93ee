"""Appointments, reports and waste reminders of the municipality."""
